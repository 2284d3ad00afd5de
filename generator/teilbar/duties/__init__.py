"""What a public body has to say of itself: pages that are made from the hub's data where no author wrote one."""
