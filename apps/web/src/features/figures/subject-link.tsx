import { Link } from '@tanstack/react-router';
import { searchOf, type Known } from '../../app/known.ts';
import { useMay } from '../../app/session.tsx';
import { shortTitle } from '../../ui/parts.tsx';

/** Where the page of a subject is, and what one must be allowed to open it. */
const pageOf: Readonly<Record<string, readonly [path: string, permission: string]>> = {
  lead: ['/leads/', 'pipeline.read'],
  visit: ['/visits/', 'pipeline.read'],
  activity: ['/activities/', 'pipeline.read'],
  agreement: ['/agreements/', 'pipeline.read'],
  project: ['/projects/', 'pipeline.read'],
  outcome: ['/outcomes/', 'pipeline.read'],
  organization: ['/admin/organizations/', 'network.manage'],
  station: ['/admin/stations/', 'network.manage'],
};

/** Those whose page shows only what is known now. */
const withoutPast: readonly string[] = ['organization', 'station'];

/** A subject by its name, on to its page where there is one that the viewer may open; at one of its events, where one is named. */
export const SubjectLink = ({
  of: { subjectKind, subjectId, subjectName },
  event,
  known,
}: {
  readonly of: { readonly subjectKind: string; readonly subjectId: string; readonly subjectName: string };
  readonly event?: string;
  /** As of when the page is to show it, where it can. */
  readonly known: Known | undefined;
}) => {
  const may = useMay();
  const [path, permission] = pageOf[subjectKind.toLowerCase()] ?? [];
  return path === undefined || permission === undefined || !may(permission) ? (
    shortTitle(subjectName)
  ) : (
    <Link
      to={`${path}${subjectId}`}
      title={subjectName}
      search={searchOf(withoutPast.includes(subjectKind.toLowerCase()) ? undefined : known)}
      {...(event === undefined ? {} : { hash: `event-${event}` })}
    >
      {shortTitle(subjectName)}
    </Link>
  );
};
