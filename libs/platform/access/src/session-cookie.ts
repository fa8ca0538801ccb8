import '@fastify/cookie'; // its types
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DEVICE_DAYS } from './devices.js';

/** How long a session lasts that is kept on a device. */
export const KEPT_DAYS = 30;

const seconds = (days: number): number => days * 24 * 60 * 60;

/**
 * The cookie that carries a session's token: it lasts until the browser is closed, or as long as a session may that is kept on the device, and
 * the server ends it earlier. And beside it the one
 * by which a device is known that has signed in before (`Devices`), which outlives them.
 */
export class SessionCookie {
  readonly name: string;
  readonly deviceName: string;

  /** `secure`: sent over TLS only. The `__Host-` prefix then keeps other hosts of the domain from setting it. */
  constructor(private readonly secure: boolean) {
    const prefix = secure ? '__Host-' : '';
    this.name = `${prefix}yinfeng_session`;
    this.deviceName = `${prefix}yinfeng_device`;
  }

  /** The token of a request, also of one upgraded to a WebSocket. */
  tokenOf(request: FastifyRequest): string | undefined {
    return request.cookies[this.name];
  }

  set(reply: FastifyReply, token: string, { kept = false } = {}): void {
    reply.setCookie(this.name, token, {
      ...this.attributes(),
      ...(kept ? { maxAge: seconds(KEPT_DAYS) } : {}),
    });
  }

  clear(reply: FastifyReply): void {
    reply.clearCookie(this.name, this.attributes());
  }

  deviceOf(request: FastifyRequest): string | undefined {
    return request.cookies[this.deviceName];
  }

  setDevice(reply: FastifyReply, token: string): void {
    reply.setCookie(this.deviceName, token, {
      ...this.attributes(),
      sameSite: 'strict', // only a sign-in asks for it, which is never another site's
      maxAge: seconds(DEVICE_DAYS),
    });
  }

  private attributes() {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.secure } as const;
  }
}
