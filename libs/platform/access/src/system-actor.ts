/** The actor of reactions, and of seeds where no account is there to say them: an account nobody can sign in to, shown as 系统. */
export const SYSTEM_ACTOR_ID = '00000000-0000-4000-8000-000000000001';
