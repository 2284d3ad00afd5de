"""GIFT, Moodle's text format for questions (https://docs.moodle.org/en/GIFT_format)."""
