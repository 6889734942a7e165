"""The catalogue of services, in the model of Open Referral's HSDS 3.1: read, checked, searched, written.

It knows no site and no database. A file is taken in whole or not at all; what is wrong in it is named by its row.
"""
