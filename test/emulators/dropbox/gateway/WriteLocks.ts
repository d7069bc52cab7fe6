import { json } from '../../core/contract';
import type { Call } from '../route';
import { Refusal } from './Refusal';
import type { SdkRoute } from './sdkRoutes';
import { namespacesWritten } from './namespacesWritten';

export interface LockSettings {
	/** Milliseconds for which a write holds its namespaces; 0 takes no locks at all. */
	milliseconds: number;
	/** What a second write meets: the service refuses it (default); waiting in line is kinder. */
	whenHeld: 'refuse' | 'wait';
}

/** One write at a time per namespace, as the service has it. */
export class WriteLocks {
	readonly settings: LockSettings = { milliseconds: 0, whenHeld: 'refuse' };
	/** By namespace: settles when the write in progress lets go. */
	private readonly held = new Map<string, Promise<void>>();

	/** Runs a call holding the namespaces it writes in; throws a 429 Refusal when one is held. */
	async runLocked<T>(sdk: SdkRoute, call: Call, run: () => Promise<T>): Promise<T> {
		if (this.settings.milliseconds <= 0) return run();
		const namespaces = namespacesWritten(sdk, call);
		if (namespaces.length === 0) return run();
		const release = await this.hold(namespaces);
		try {
			const [result] = await Promise.all([run(), call.state.clock.sleep(this.settings.milliseconds)]);
			return result;
		} finally {
			release();
		}
	}

	/** Takes all of the namespaces at once. Looking and taking must not be parted by an await. */
	private async hold(namespaces: readonly string[]): Promise<() => void> {
		for (;;) {
			const waiting = namespaces.map((id) => this.held.get(id)).find((lock) => lock !== undefined);
			if (!waiting) return this.take(namespaces);
			if (this.settings.whenHeld === 'refuse') throw tooManyWrites();
			await waiting;
		}
	}

	private take(namespaces: readonly string[]): () => void {
		let letGo = (): void => undefined;
		const released = new Promise<void>((resolve) => (letGo = resolve));
		for (const id of namespaces) this.held.set(id, released);
		return () => {
			for (const id of namespaces) this.held.delete(id);
			letGo();
		};
	}
}

/** The 429 of a write that met another one; its `error` is a struct, not a union. */
export function tooManyWrites(retryAfter = 1): Refusal {
	return new Refusal(
		json(
			429,
			{
				error_summary: 'too_many_write_operations/.',
				error: { reason: { '.tag': 'too_many_write_operations' }, retry_after: retryAfter },
			},
			{ 'retry-after': String(retryAfter) },
		),
	);
}
