import {
  everybodyAtHome,
  decide,
  streamOf,
  undecided,
  type CalendarDate,
  type Decisions,
} from '#platform/kernel';
import type { VisitEvent, VisitPlan, VisitRecord } from './visit.events.js';

type Recorded = {
  readonly visitId: string;
  readonly sourceDocument?: string;
  readonly illustrative?: true;
  readonly decisions: Decisions;
};
/** One that is expected, or was and will not be. */
export type PlannedVisit = Recorded & {
  readonly status: 'planned' | 'cancelled';
  readonly plan: VisitPlan;
};
/** One that took place. */
export type LoggedVisit = Recorded & {
  readonly status: 'logged';
  readonly record: VisitRecord;
  readonly planned?: { readonly on: CalendarDate; readonly until?: CalendarDate };
};
export type RecordedVisit = PlannedVisit | LoggedVisit;
export type Visit = { readonly status: 'absent' } | RecordedVisit;
export const absent: Visit = { status: 'absent' };

export const evolve = (visit: Visit, event: VisitEvent): Visit => {
  if (event.type === 'VisitPlanned') {
    const { visitId, sourceDocument, illustrative, ...plan } = event.data;
    const source = sourceOf({ sourceDocument, illustrative });
    return { status: 'planned', visitId, ...source, plan, decisions: undecided };
  }
  if (event.type === 'VisitLogged') {
    const { visitId, sourceDocument, illustrative, planned, ...record } = event.data;
    return {
      status: 'logged',
      visitId,
      ...sourceOf({ sourceDocument, illustrative }),
      ...(planned && { planned }),
      record,
      decisions: visit.status === 'absent' ? undecided : visit.decisions,
    };
  }
  if (visit.status === 'absent') throw new Error(`${event.type} of a visit that is not there`);
  switch (event.type) {
    case 'VisitAmended':
      if (visit.status === 'logged') throw new Error(`${event.type} of a visit that was logged`);
      return { ...visit, plan: event.data.after };
    case 'VisitCancelled':
      if (visit.status === 'logged') throw new Error(`${event.type} of a visit that was logged`);
      return { ...visit, status: 'cancelled' };
    case 'VisitCorrected':
      if (visit.status !== 'logged') throw new Error(`${event.type} of a visit that was not logged`);
      return { ...visit, record: event.data.after };
    case 'FigureRecognized':
    case 'FigureRejected':
    case 'FigureReopened':
      return { ...visit, decisions: decide(visit.decisions, event) };
  }
};

type Source = { readonly sourceDocument?: string; readonly illustrative?: true };

/** Provenance without empty members. */
export const sourceOf = (of: {
  readonly sourceDocument?: string | undefined;
  readonly illustrative?: true | undefined;
}): Source => ({
  ...(of.sourceDocument === undefined ? {} : { sourceDocument: of.sourceDocument }),
  ...(of.illustrative === undefined ? {} : { illustrative: of.illustrative }),
});

export const visitStream = streamOf<Visit, VisitEvent>('visit', absent, evolve, everybodyAtHome);
