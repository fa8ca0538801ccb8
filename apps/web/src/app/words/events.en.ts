export default {
  fields: {} as Readonly<Record<string, string>>,
} as Readonly<Record<string, string | Readonly<Record<string, string>>>>;
