/**
 * Seven simulated vendors: their documented paths, sign-in, paging, types, limits and error bodies over the figures of the
 * world. A vendor is one class that routes and refuses, with the shape of its rows and its query language beside it. They hold
 * no figures of their own, and only tokens and report jobs as state.
 */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.sandbox.vendor;
