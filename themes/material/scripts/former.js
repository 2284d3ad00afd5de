// Leads on from an address that a text once had, to the same place on its page: what stands behind ? and # goes along.
{
  const to = document.currentScript.dataset.to;
  location.replace(new URL(to + location.search + location.hash, location.href));
}
