"""What is known of referrals without status: waiting, completion, what was offered; and whether it drifts."""
