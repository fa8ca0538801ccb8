import type { Role } from './enums.gql.ts';

export type SectionKey =
  | 'home'
  | 'leads'
  | 'visits'
  | 'activities'
  | 'agreements'
  | 'projects'
  | 'outcomes'
  | 'figures'
  | 'rules'
  | 'documents'
  | 'recognition'
  | 'organizations'
  | 'stations'
  | 'chains'
  | 'users'
  | 'health'
  | 'outbox'
  | 'me'
  | 'logVisit'
  | 'reportLead'
  | 'reportOutcome';

export type Section = {
  readonly key: SectionKey;
  readonly to: string;
  /** All of them. */
  readonly needs: readonly string[];
  /** After G. */
  readonly letter?: string;
  /** Under one word of the navigation instead of a place of its own: all of them beside each other are wider than a screen. */
  readonly group?: 'admin';
};

const pipeline = ['pipeline.read'];

/** Where one may go, in the order of the work. */
export const sections: readonly Section[] = [
  { key: 'home', to: '/', needs: [], letter: 'h' },
  { key: 'leads', to: '/leads', needs: pipeline, letter: 'l' },
  { key: 'visits', to: '/visits', needs: pipeline, letter: 'v' },
  { key: 'activities', to: '/activities', needs: pipeline, letter: 'a' },
  { key: 'agreements', to: '/agreements', needs: pipeline, letter: 'x' },
  { key: 'projects', to: '/projects', needs: pipeline, letter: 'p' },
  { key: 'outcomes', to: '/outcomes', needs: pipeline, letter: 'e' },
  { key: 'figures', to: '/figures', needs: ['figures.read'], letter: 'd' },
  { key: 'rules', to: '/rules', needs: ['figures.read'], letter: 'k' },
  { key: 'documents', to: '/documents', needs: ['document.read'], letter: 'b' },
  { key: 'recognition', to: '/recognition', needs: ['recognition.decide'], letter: 'r' },
  {
    key: 'organizations',
    to: '/admin/organizations',
    needs: ['network.manage'],
    letter: 'o',
    group: 'admin',
  },
  { key: 'stations', to: '/admin/stations', needs: ['network.manage'], group: 'admin' },
  { key: 'chains', to: '/admin/chains', needs: ['catalogue.manage'], group: 'admin' },
  { key: 'users', to: '/admin/users', needs: ['operations.read'], group: 'admin' },
  { key: 'health', to: '/admin/health', needs: ['operations.read'], letter: 's', group: 'admin' },
];

export const sectionsOf = (may: (permission: string) => boolean): readonly Section[] =>
  sections.filter(({ needs }) => needs.every((permission) => may(permission)));

/** The same as navigation shows them: each in a place of its own, then those that stand under one word. */
export const navigationOf = (
  may: (permission: string) => boolean,
): { readonly own: readonly Section[]; readonly admin: readonly Section[] } => {
  const allowed = sectionsOf(may);
  return {
    own: allowed.filter(({ group }) => group === undefined),
    admin: allowed.filter(({ group }) => group === 'admin'),
  };
};

const at = (key: SectionKey, to: string) => ({ key, to });
const me = at('me', '/me');

/** What a thumb reaches on a phone, by what each role does most. */
const tabs: Readonly<Record<Role, readonly { readonly key: SectionKey; readonly to: string }[]>> = {
  LIAISON: [at('home', '/'), at('leads', '/leads'), at('reportLead', '/leads/new'), me],
  STATION: [
    at('logVisit', '/visits/new'),
    at('visits', '/visits'),
    at('leads', '/leads'),
    at('outbox', '/outbox'),
    me,
  ],
  ANALYST: [at('figures', '/figures'), at('projects', '/projects'), at('leads', '/leads'), me],
  REVIEWER: [at('recognition', '/recognition'), at('projects', '/projects'), at('figures', '/figures'), me],
  ADMIN: [at('home', '/'), at('organizations', '/admin/organizations'), at('figures', '/figures'), me],
};

export const tabsOf = (role: Role): (typeof tabs)[Role] => tabs[role];
