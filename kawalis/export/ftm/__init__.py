"""Records in the data model of FollowTheMoney, which Aleph, OpenAleph and yente read."""
