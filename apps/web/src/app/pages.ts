import type { ComponentType } from 'react';

type Load = () => Promise<Record<string, ComponentType<never>>>;

export type Page = {
  readonly path: string;
  /** Namespaces of words besides the app's own, loaded beside the code. */
  readonly words: readonly string[];
  readonly load: Load;
  /** Whether it goes by the moment that its address may name under `known`. Over any other page stands that it is of now. */
  readonly dated: boolean;
};

const page = (path: string, words: readonly string[], load: Load): Page => ({
  path,
  words,
  load,
  dated: false,
});

/** Marks a page that reads `known`, or that says by itself as of when it is, as a receipt does. */
const dated = (of: Page): Page => ({ ...of, dated: true });

/** Every address of the app. A page's file exports its component as `default`. */
export const pages: readonly Page[] = [
  page('/', ['home'], () => import('../features/home/home.tsx')),
  dated(page('/leads', ['leads'], () => import('../features/leads/leads.tsx'))),
  page('/leads/new', ['leads'], () => import('../features/leads/report-lead.tsx')),
  dated(page('/leads/$id', ['leads', 'events'], () => import('../features/leads/lead.tsx'))),
  dated(page('/visits', ['visits'], () => import('../features/visits/visits.tsx'))),
  page('/visits/new', ['visits', 'queued'], () => import('../features/visits/log-visit.tsx')),
  dated(page('/visits/$id', ['visits', 'events'], () => import('../features/visits/visit.tsx'))),
  dated(page('/activities', ['activities'], () => import('../features/activities/activities.tsx'))),
  page('/activities/new', ['activities'], () => import('../features/activities/new-activity.tsx')),
  dated(
    page('/activities/$id', ['activities', 'events'], () => import('../features/activities/activity.tsx')),
  ),
  dated(page('/agreements', ['agreements'], () => import('../features/agreements/agreements.tsx'))),
  page('/agreements/new', ['agreements'], () => import('../features/agreements/sign-agreement.tsx')),
  dated(
    page('/agreements/$id', ['agreements', 'events'], () => import('../features/agreements/agreement.tsx')),
  ),
  dated(page('/projects', ['projects'], () => import('../features/projects/projects.tsx'))),
  page('/projects/new', ['projects'], () => import('../features/projects/land-project.tsx')),
  dated(page('/projects/$id', ['projects', 'events'], () => import('../features/projects/project.tsx'))),
  dated(page('/outcomes', ['outcomes'], () => import('../features/outcomes/outcomes.tsx'))),
  page('/outcomes/new', ['outcomes', 'queued'], () => import('../features/outcomes/report-outcome.tsx')),
  dated(page('/outcomes/$id', ['outcomes', 'events'], () => import('../features/outcomes/outcome.tsx'))),
  dated(page('/figures', ['figures', 'definitions'], () => import('../features/figures/figures.tsx'))),
  page('/rules', ['rules'], () => import('../features/rules/rules.tsx')),
  dated(
    page('/receipts/$token', ['receipts', 'definitions'], () => import('../features/receipts/receipt.tsx')),
  ),
  dated(page('/documents', ['sources'], () => import('../features/sources/documents.tsx'))),
  page('/documents/new', ['sources', 'definitions'], () => import('../features/sources/new-document.tsx')),
  dated(page('/documents/$id', ['sources', 'definitions'], () => import('../features/sources/document.tsx'))),
  page('/recognition', ['recognition', 'events'], () => import('../features/recognition/recognition.tsx')),
  page('/outbox', ['outbox', 'events'], () => import('../features/outbox/outbox.tsx')),
  page('/admin/organizations', ['admin'], () => import('../features/admin/organizations.tsx')),
  page('/admin/organizations/$id', ['admin', 'events'], () => import('../features/admin/organization.tsx')),
  page('/admin/stations', ['admin'], () => import('../features/admin/stations.tsx')),
  page('/admin/stations/$id', ['admin', 'events'], () => import('../features/admin/station.tsx')),
  page('/admin/chains', ['admin'], () => import('../features/admin/chains.tsx')),
  page('/admin/users', ['admin'], () => import('../features/admin/users.tsx')),
  page('/admin/health', ['admin'], () => import('../features/admin/health.tsx')),
  page('/me', ['me'], () => import('../features/me/me.tsx')),
];

const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '');

/** Whose address it is, before there is a router to ask; undefined where no page has it. */
export const pageAt = (pathname: string): Page | undefined => {
  const at = segmentsOf(pathname);
  // In their order: `/leads/new` stands before `/leads/$id`.
  return pages.find(({ path }) => {
    const of = segmentsOf(path);
    return of.length === at.length && of.every((segment, i) => segment.startsWith('$') || segment === at[i]);
  });
};
