"""A release of a hub: in the pipeline of a tag its packages go into GitLab's package registry, where they stay.

``teilbar release`` reads what GitLab tells every job of itself (:mod:`teilbar.releasing.job`), what a built site offers
(:mod:`teilbar.releasing.assets`), and writes by way of GitLab's API (:mod:`teilbar.releasing.gitlab`).
"""
