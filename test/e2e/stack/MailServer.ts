/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { NewCredential } from '../n8n/N8nApi';

export interface ReceivedEmail {
	from: string;
	to: string[];
	subject: string;
	text: string;
	html: string;
}

const LOGIN = { user: 'office', password: 'only-for-emails-3' }; // eslint-disable-line @n8n/community-nodes/no-hardcoded-secrets -- of a server on loopback

/** A real mail server on loopback, which keeps what it receives and can be down. */
export class MailServer {
	readonly received: ReceivedEmail[] = [];
	/** What becomes of the next email: it is taken, or is not, and nothing is answered either way. */
	holdNext: 'taken' | 'not taken' | undefined;
	/** How many were held so far. */
	held = 0;
	private server: SMTPServer | undefined;
	private port = 0;

	static async start(): Promise<MailServer> {
		const made = new MailServer();
		await made.up();
		return made;
	}

	/** What n8n's Send Email node needs to reach it. */
	get credential(): NewCredential {
		return {
			name: 'Email of the office',
			type: 'smtp',
			data: { ...LOGIN, host: '127.0.0.1', port: this.port, secure: false, disableStartTls: true },
		};
	}

	/** Answers again, at the same address. */
	async up(): Promise<void> {
		if (this.server !== undefined) return;
		const server = new SMTPServer({
			authOptional: false,
			allowInsecureAuth: true,
			disabledCommands: ['STARTTLS'],
			disableReverseLookup: true,
			onAuth: ({ username, password }, _session, done) => {
				const isRight = username === LOGIN.user && password === LOGIN.password;
				if (isRight) done(null, { user: username });
				else done(new Error('no such user'));
			},
			onData: (stream, session, done) => {
				simpleParser(stream).then(
					({ from, subject, text, html }) => {
						const { holdNext } = this;
						this.holdNext = undefined;
						if (holdNext !== undefined) this.held += 1;
						if (holdNext === 'not taken') return;
						this.received.push({
							...{ from: from?.text ?? '', subject: subject ?? '', text: text ?? '', html: html || '' },
							to: session.envelope.rcptTo.map(({ address }) => address),
						});
						if (holdNext === undefined) done();
					},
					(cause: Error) => done(cause),
				);
			},
		});
		// Clients that go away are not ours to end the tests.
		server.on('error', () => {});
		await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
		this.port = (server.server.address() as AddressInfo).port;
		this.server = server;
	}

	/** Refuses connections. */
	async down(): Promise<void> {
		const { server } = this;
		this.server = undefined;
		if (server !== undefined) await new Promise<void>((resolve) => server.close(() => resolve()));
	}
}
