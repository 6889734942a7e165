"""Screening of archives of any size: folders, large files in parts, places elsewhere, and going on after a kill."""
