import { Refused, type AnyEvent, type Grant, type Stream } from '#platform/kernel';

/** @throws Refused FORBIDDEN where the grant does not hold the permission; inner commands ask for none. */
export const refuseUnlessAllowed = (allow: string | undefined, grant: Grant | undefined): void => {
  if (allow === undefined || grant?.permissions === 'all' || grant?.permissions.includes(allow)) return;
  throw new Refused('FORBIDDEN', { permission: allow });
};

/** @throws Refused SCOPE_FOREIGN where the record is not within the sender's reach. Inner commands have no sender, so nothing limits them. */
export const refuseOutOfScope = <S, E extends AnyEvent>(
  stream: Stream<S, E>,
  stateNow: () => S,
  grant: Grant | undefined,
): void => {
  if (grant === undefined || grant.scopes === 'all') return;
  const scope = stream.scopeOf(stateNow());
  if (scope !== 'jurisdiction' && !grant.scopes.some((id) => scope.includes(id)))
    throw new Refused('SCOPE_FOREIGN');
};
