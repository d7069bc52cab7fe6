import type { EmulatedService } from '../contract';

/** Which service answers for which host name; `*.example.org` covers every name below example.org. */
export class HostTable {
	private readonly exact = new Map<string, EmulatedService>();
	private readonly below: Array<{ suffix: string; service: EmulatedService }> = [];

	constructor(services: readonly EmulatedService[]) {
		for (const service of services) {
			for (const host of service.hosts) this.add(host.toLowerCase(), service);
		}
	}

	/** The names and patterns as given, for messages. */
	get names(): string[] {
		return [...this.exact.keys(), ...this.below.map(({ suffix }) => `*${suffix}`)];
	}

	/** The names without patterns: certificates for these can be made ahead. */
	get exactNames(): string[] {
		return [...this.exact.keys()];
	}

	/** Undefined for every host that nobody emulates, the proxy refuses those. */
	serviceFor(host: string): EmulatedService | undefined {
		const name = host.toLowerCase();
		return this.exact.get(name) ?? this.below.find(({ suffix }) => name.endsWith(suffix))?.service;
	}

	private add(host: string, service: EmulatedService): void {
		if (host.startsWith('*.')) this.below.push({ suffix: host.slice(1), service });
		else this.exact.set(host, service);
	}
}
