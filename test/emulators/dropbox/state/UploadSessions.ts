import { createHash } from 'node:crypto';
import type { Clock } from '../../core/Clock';
import type { Contents } from './Contents';
import type { Switches } from './Switches';
import { AppendRefusal, UploadSession } from './UploadSession';

const SEVEN_DAYS = 7 * 24 * 60 * 60 * 1000;

/** The upload sessions that were started and not yet finished. */
export class UploadSessions {
	private readonly sessions = new Map<string, UploadSession>();
	/** Whose sessions became files, by the session's ID. */
	private readonly finished = new Map<string, string>();
	private started = 0;

	constructor(
		private readonly clock: Clock,
		private readonly contents: Contents,
		private readonly switches: Pick<Switches, 'finishedSessions'>,
	) {}

	/** How many are open or closed and waiting to be finished. */
	get size(): number {
		return this.sessions.size;
	}

	start(type: 'sequential' | 'concurrent', accountId: string): { id: string; session: UploadSession } {
		const digest = createHash('sha256').update(`${accountId}/${++this.started}`).digest('base64url');
		const id = `pid_upload_session:${digest}`;
		const session = new UploadSession(type, accountId, this.clock.now(), this.contents);
		this.sessions.set(id, session);
		return { id, session };
	}

	/** Throws not_found for strangers' sessions, expired ones, and (or `closed`) those that were finished before. */
	find(id: string, accountId: string): UploadSession {
		const session = this.sessions.get(id);
		if (session && this.clock.now() - session.startedAt > SEVEN_DAYS) this.end(id);
		else if (session?.accountId === accountId) return session;
		const isFinished = this.finished.get(id) === accountId;
		throw new AppendRefusal({ '.tag': isFinished ? this.switches.finishedSessions : 'not_found' });
	}

	/** Remembers that a session became a file, and that there is no more to it. */
	finish(id: string): void {
		const session = this.sessions.get(id);
		if (session) this.finished.set(id, session.accountId);
		this.end(id);
	}

	/** Forgets a session; its bytes go unless they were taken. */
	end(id: string): void {
		this.sessions.get(id)?.discard();
		this.sessions.delete(id);
	}
}
