export type EmbeddedIn = 'wechat' | 'wecom';

/**
 * The app whose own view shows this page, by the name that it gives itself. WeCom calls itself both. Such a view downloads nothing, installs
 * nothing, prints nothing, and may clear what a page stored as soon as it is closed: so nothing of that kind is offered or promised in it.
 */
export const embeddedIn = (agent: string = navigator.userAgent): EmbeddedIn | undefined =>
  /\bwxwork\b/i.test(agent) ? 'wecom' : /\bMicroMessenger\b/i.test(agent) ? 'wechat' : undefined;
