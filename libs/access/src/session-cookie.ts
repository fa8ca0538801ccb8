import '@fastify/cookie'; // its types
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The cookie that carries a session's token. It lasts until the browser is closed; the server ends it earlier. */
export class SessionCookie {
  readonly name: string;

  /** `secure`: sent over TLS only. The `__Host-` prefix then keeps other hosts of the domain from setting it. */
  constructor(private readonly secure: boolean) {
    this.name = secure ? '__Host-yinfeng_session' : 'yinfeng_session';
  }

  /** The token of a request, also of one upgraded to a WebSocket. */
  tokenOf(request: FastifyRequest): string | undefined {
    return request.cookies[this.name];
  }

  set(reply: FastifyReply, token: string): void {
    reply.setCookie(this.name, token, this.attributes());
  }

  clear(reply: FastifyReply): void {
    reply.clearCookie(this.name, this.attributes());
  }

  private attributes() {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.secure } as const;
  }
}
