"""Attendance (签到): who came, how it went, who asked for leave, what is made up."""
