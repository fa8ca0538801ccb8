import { declareKinds } from '../subjects.js';

// As contexts do: importing this makes the kinds known that specs tell their stories with.
declareKinds(
  ['lead', 'visit', 'activity', 'agreement', 'project', 'organization', 'station'].map((category) => ({
    category,
    kind: category.toUpperCase(),
  })),
);
