import { systemClock, type Clock } from '../../core/Clock';
import { Bytes } from './Bytes';
import { Site } from './Site';

export interface StateOptions {
	clock?: Clock;
}

const DOMAIN = '.legalserver.org';

/** All sites, and the bytes of their documents. */
export class LegalServerState {
	readonly clock: Clock;
	readonly sites = new Map<string, Site>();
	bytes = new Bytes();

	constructor({ clock = systemClock }: StateOptions = {}) {
		this.clock = clock;
	}

	addSite(name: string): Site {
		const site = new Site(name, this.clock);
		this.sites.set(name, site);
		return site;
	}

	/** The site that a host name stands for; undefined for one that nobody has. */
	siteOf(host: string): Site | undefined {
		return host.endsWith(DOMAIN) ? this.sites.get(host.slice(0, -DOMAIN.length)) : undefined;
	}

	/** The site that has to be there. */
	site(name: string): Site {
		const site = this.sites.get(name);
		if (!site) throw new Error(`the emulator has no site ${name}`);
		return site;
	}

	/** The same sites once more, to try something else from here; it must not be closed before its forks. */
	fork(): LegalServerState {
		const fork = new LegalServerState({ clock: this.clock });
		for (const [name, site] of this.sites) fork.sites.set(name, site.fork());
		fork.bytes.close();
		fork.bytes = this.bytes;
		return fork;
	}

	close(): void {
		this.bytes.close();
	}
}
