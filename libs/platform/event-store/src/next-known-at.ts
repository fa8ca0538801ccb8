/** When what is placed now becomes known: by the clock that a demonstration declares, or else the database's. In an update of `log.sequencer`. */
export const nextKnownAt =
  "greatest(coalesce(clock, clock_timestamp()), greatest(known_at, heartbeat_at) + interval '1 microsecond')";
