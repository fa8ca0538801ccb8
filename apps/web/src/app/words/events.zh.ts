/** What happened, by the event's type, and the fields that events speak of. */
export default {
  fields: {} as Readonly<Record<string, string>>,
} as Readonly<Record<string, string | Readonly<Record<string, string>>>>;
