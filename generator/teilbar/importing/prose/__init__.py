"""What the readers of Markdown's relatives (LiaScript, Pandoc, The Carpentries) share."""
