"""Rules of income tax: returns filed or not, what they say, refunds, debts, levies."""
