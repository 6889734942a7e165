"""Referrals to agencies in one manner for everyone (2-927(b)), and the audit that they are."""
