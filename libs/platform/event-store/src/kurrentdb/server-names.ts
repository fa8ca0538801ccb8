import { credentials } from '@grpc/grpc-js';
import { isIP } from 'node:net';

/** Where gRPC makes ready to speak TLS with one server. */
const making = '_createSecureConnector';

/** What is used of gRPC's credentials for channels with TLS. */
type Connecting = {
  [making](...args: unknown[]): { connectionOptions?: { servername?: string } };
};

let isSettled = false;

/**
 * From now on no connection of gRPC in this process names an IP address as the server it wants: TLS has names there alone (RFC 6066), and Node
 * says so at length (DEP0123) and will stop doing it. The certificate is held against the address as before, which Node does by the host where no
 * name is given. gRPC sets the name in a place that no option reaches, and the client makes its credentials where nobody else does; so it is
 * gRPC's own class that is taken hold of, once.
 */
export const nameNoAddresses = (): void => {
  if (isSettled) return;
  const ofTls = Object.getPrototypeOf(credentials.createSsl()) as Connecting;
  const create = ofTls[making];
  ofTls[making] = function (this: Connecting, ...args) {
    const connector = create.apply(this, args);
    const options = connector.connectionOptions;
    if (options?.servername !== undefined && isIP(options.servername) !== 0) delete options.servername;
    return connector;
  };
  isSettled = true;
};
