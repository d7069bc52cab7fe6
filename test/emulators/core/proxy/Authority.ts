/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createSecureContext, type SecureContext } from 'node:tls';
// Not from 'mockttp' itself: that brings all of its servers along, and ES modules that jest cannot require.
import { generateCACertificate, getCA, type CA } from 'mockttp/dist/util/certificates';

/**
 * A certificate authority that lives as long as the process: its key never leaves memory, so the
 * certificate that clients are told to trust is worth nothing once the emulator has stopped.
 */
export class Authority {
	private readonly contexts = new Map<string, Promise<SecureContext>>();

	private constructor(
		/** PEM, for `NODE_EXTRA_CA_CERTS` and `SSL_CERT_FILE`. */
		readonly certificate: string,
		private readonly ca: CA,
	) {}

	static async create(): Promise<Authority> {
		const pair = await generateCACertificate({
			subject: { commonName: 'Case folder emulators', organizationName: 'Loopback only' },
		});
		return new Authority(pair.cert, await getCA(pair));
	}

	/** The TLS identity of a host; made on first use (about 100 ms), then kept. */
	contextFor(host: string): Promise<SecureContext> {
		let context = this.contexts.get(host);
		if (!context) {
			context = this.ca
				.generateCertificate(host)
				.then(({ key, cert, ca }) => createSecureContext({ key, cert: `${cert}\n${ca}` }));
			this.contexts.set(host, context);
		}
		return context;
	}
}
