/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { contentHash } from '@/nodes/shared/domain/contentHash';
import { createApi } from '@/nodes/shared/dropbox/client/createApi';
import { CapabilityCache } from '@/nodes/shared/dropbox/uploads/CapabilityCache';
import { createUploadsPort } from '@/nodes/shared/dropbox/uploads/createUploadsPort';
import type { WriteMode } from '@/nodes/shared/dropbox/port';
import { ConnectionLost, type Send } from '@/nodes/shared/http/types';
import type { DocumentSource } from '@/nodes/shared/core/DocumentSource';
import { createTestDropbox } from '@/test/support/createTestDropbox';
import { documentOf, sourceOf } from '@/test/support/sourceOf';
import { treeOf } from '@/test/support/treeOf';
import { uploadOne } from '@/test/support/uploadOne';

/** Small, so that the ways of sending are seen with few bytes. */
const SIZES = { small: 8, batch: 24, chunk: 16, inFlight: 64 };
const ADD: WriteMode = { kind: 'add' };
const LONG = 'a document of fifty-eight bytes, that is to say four chunks';

const hashOf = (content: string) => contentHash(Buffer.from(content));

describe('an upload of one document', () => {
	let world: ReturnType<typeof createTestDropbox>;

	beforeEach(() => {
		world = createTestDropbox();
	});
	afterEach(() => world.close());

	/** Concurrent sessions take no chunks as small as these. */
	const uploads = (send: Send = world.send) => {
		const routes = new CapabilityCache();
		routes.markUnavailable('concurrent sessions', world.clock.now());
		const api = createApi(send, world.clock, async () => ({}));
		const port = createUploadsPort(api, world.clock, routes, SIZES);
		return {
			upload: async (address: string, mode: WriteMode, source: DocumentSource) =>
				await uploadOne(port, address, mode, source),
		};
	};
	const tree = async () => await treeOf(world.dropbox);
	const faults = (...rules: unknown[]) => world.emulator.faults.set(rules);
	const routes = () => world.emulator.log.calls.map(({ route }) => route.replace('files/', ''));

	/** Answers so many commits of a batch with a failure, and does not carry them out. */
	const failingEntries = (failure: object, times = Infinity): Send => {
		let failed = 0;
		return async (request) => {
			if (!request.url.endsWith('finish_batch_v2') || failed++ >= times) return await world.send(request);
			const { entries } = JSON.parse(String(Buffer.concat(request.body ?? []))) as { entries: unknown[] };
			const answer = { entries: entries.map(() => ({ '.tag': 'failure', failure })) };
			return { status: 200, headers: {}, body: Buffer.from(JSON.stringify(answer)) };
		};
	};

	describe('of a whole document', () => {
		it.each([
			[0, ['upload']],
			[1, ['upload']],
			[8, ['upload']],
			[9, ['upload']],
			[16, ['upload']],
			[17, ['upload_session/start', 'upload_session/append_v2', 'upload_session/finish_batch_v2']],
			[32, ['upload_session/start', 'upload_session/append_v2', 'upload_session/finish_batch_v2']],
		])('of %i bytes takes the calls it needs', async (length, expected) => {
			const content = LONG.slice(0, length);
			const file = await uploads().upload('/a.txt', ADD, documentOf(content));
			expect(routes()).toEqual(expected);
			expect(file).toMatchObject({ name: 'a.txt', size: length, contentHash: hashOf(content) });
			expect(await tree()).toEqual({ '/a.txt': hashOf(content) });
		});

		it('arrives as it is, whatever its length, and whether or not that is known', async () => {
			await fc.assert(
				fc.asyncProperty(fc.string({ maxLength: 120 }), fc.boolean(), async (content, known) => {
					const bytes = Buffer.from(content);
					const file = await uploads().upload(
						'/a.txt',
						(await overwriting()) ?? ADD,
						sourceOf(bytes, known ? bytes.length : undefined),
					);
					expect(file).toMatchObject({ size: bytes.length, contentHash: contentHash(bytes) });
				}),
				{ numRuns: 60 },
			);
		});

		const overwriting = async (): Promise<WriteMode | undefined> => {
			const there = await world.dropbox.find('/a.txt').catch(() => undefined);
			return there?.kind === 'file' ? { kind: 'update', rev: there.rev } : undefined;
		};

		it('makes the folders that are missing above it', async () => {
			await uploads().upload('/Cases/22/Incoming/a.txt', ADD, documentOf('hello'));
			expect(Object.keys(await tree())).toEqual([
				'/Cases',
				'/Cases/22',
				'/Cases/22/Incoming',
				'/Cases/22/Incoming/a.txt',
			]);
		});

		it('names the bytes of every request by their hash', async () => {
			const named: boolean[] = [];
			const watching: Send = async (request) => {
				const argument = request.headers['Dropbox-API-Arg'];
				if (argument !== undefined) {
					const { content_hash: hash } = JSON.parse(argument) as { content_hash?: string };
					named.push(hash === contentHash(Buffer.concat(request.body ?? [])));
				}
				return await world.send(request);
			};
			await uploads(watching).upload('/a.txt', ADD, documentOf(LONG));
			await uploads(watching).upload('/b.txt', ADD, documentOf('short'));
			expect(named).toEqual([true, true, true, true, true]);
		});
	});

	describe('where something is', () => {
		it('leaves a file with the same content as it is', async () => {
			const first = await uploads().upload('/a.txt', ADD, documentOf('hello'));
			expect(await uploads().upload('/a.txt', ADD, documentOf('hello'))).toEqual(first);
		});

		it.each(['hello', LONG])('does not overwrite other content (%s)', async (content) => {
			await uploads().upload('/a.txt', ADD, documentOf('else'));
			await expect(uploads().upload('/a.txt', ADD, documentOf(content))).rejects.toMatchObject({
				reason: 'name_taken',
			});
			expect(await tree()).toEqual({ '/a.txt': hashOf('else') });
		});

		it.each(['hello', LONG])('replaces the version that was seen (%s)', async (content) => {
			const { rev, id } = await uploads().upload('/a.txt', ADD, documentOf('else'));
			const file = await uploads().upload('/a.txt', { kind: 'update', rev }, documentOf(content));
			expect(file).toMatchObject({ id, contentHash: hashOf(content) });
			expect(file.rev).not.toBe(rev);
		});

		it.each(['hello', LONG])('replaces no later version (%s)', async (content) => {
			const { rev } = await uploads().upload('/a.txt', ADD, documentOf('else'));
			await uploads().upload('/a.txt', { kind: 'update', rev }, documentOf('newer'));
			await expect(
				uploads().upload('/a.txt', { kind: 'update', rev }, documentOf(content)),
			).rejects.toMatchObject({ reason: 'changed_meanwhile' });
			expect(await tree()).toEqual({ '/a.txt': hashOf('newer') });
		});

		it.each(['hello', LONG])('refuses the name of a folder, and a file as folder (%s)', async (content) => {
			await world.dropbox.createFolders(['/folder']);
			await uploads().upload('/file', ADD, documentOf('else'));
			await expect(uploads().upload('/folder', ADD, documentOf(content))).rejects.toMatchObject({
				reason: 'name_taken',
			});
			await expect(uploads().upload('/file/a.txt', ADD, documentOf(content))).rejects.toMatchObject({
				reason: 'not_a_folder',
			});
		});
	});

	describe('that Dropbox refuses', () => {
		const refusals: Array<[string, object]> = [
			['no_space', { '.tag': 'insufficient_space' }],
			['name_not_allowed', { '.tag': 'disallowed_name' }],
			['no_access', { '.tag': 'no_write_permission' }],
			['invalid_input', { '.tag': 'malformed_path' }],
			['no_access', { '.tag': 'team_folder' }],
		];

		it.each(refusals)('says %s in one request and in a session', async (reason, error) => {
			faults({
				route: 'files/upload',
				fault: { kind: 'route_error', error: { '.tag': 'path', reason: error } },
			});
			const refusing = failingEntries({ '.tag': 'path', path: error });
			await expect(uploads().upload('/a.txt', ADD, documentOf('hello'))).rejects.toMatchObject({ reason });
			await expect(uploads(refusing).upload('/a.txt', ADD, documentOf(LONG))).rejects.toMatchObject({
				reason,
			});
			expect(await tree()).toEqual({});
		});

		it.each(['upload_session/append_v2', 'upload_session/start'])(
			'says that it is too large (%s)',
			async (route) => {
				faults({
					route: `files/${route}`,
					fault: { kind: 'route_error', error: { '.tag': 'payload_too_large' } },
				});
				await expect(uploads().upload('/a.txt', ADD, documentOf(LONG))).rejects.toMatchObject({
					reason: 'invalid_input',
					message: 'The document is larger than Dropbox accepts',
				});
			},
		);
	});

	describe('of a source that is not whole', () => {
		it.each([
			['short', 6],
			['longer', 5],
			[LONG, LONG.length + 1],
			[LONG, LONG.length - 1],
			[LONG, 20],
		])('never becomes a file (%s, said to have %i bytes)', async (content, size) => {
			await expect(uploads().upload('/a.txt', ADD, sourceOf(content, size))).rejects.toMatchObject({
				reason: 'source_incomplete',
			});
			expect(await tree()).toEqual({});
			expect(routes()).not.toContain('upload_session/finish_batch_v2');
		});

		it('is refused when it cannot be opened', async () => {
			const gone = { size: 5, open: async () => await Promise.reject(new Error('ENOENT /secret/path')) };
			await expect(uploads().upload('/a.txt', ADD, gone)).rejects.toMatchObject({
				reason: 'source_incomplete',
			});
		});

		it('is closed when Dropbox refuses the first chunk', async () => {
			let closed = false;
			async function* long() {
				try {
					for (;;) yield Buffer.alloc(10);
				} finally {
					closed = true;
				}
			}
			faults({
				route: 'files/upload_session/start',
				fault: { kind: 'route_error', error: { '.tag': 'payload_too_large' } },
			});
			const source = { size: undefined, open: async () => long() };
			await expect(uploads().upload('/a.txt', ADD, source)).rejects.toMatchObject({
				reason: 'invalid_input',
			});
			expect(closed).toBe(true);
		});
	});

	describe('whose connection breaks', () => {
		const modes = ['new', 'replacing'] as const;
		const cases = (['hello', LONG] as const).flatMap((content) => {
			const calls = content === LONG ? 5 : 1;
			return Array.from({ length: calls }, (_, index) => index + 1).flatMap((nth) =>
				modes.flatMap((mode) =>
					(['before_commit', 'after_commit'] as const).map((when) => ({ content, nth, when, mode })),
				),
			);
		});

		it.each(cases)(
			'$when of call $nth still gives one file ($mode, $content)',
			async ({ content, nth, when, mode }) => {
				const former = mode === 'new' ? undefined : await uploads().upload('/a.txt', ADD, documentOf('else'));
				faults({ route: 'files/upload*', nth, fault: { kind: 'reset', when } });
				const file = await uploads().upload(
					'/a.txt',
					former === undefined ? ADD : { kind: 'update', rev: former.rev },
					documentOf(content),
				);
				expect(file.contentHash).toBe(hashOf(content));
				expect(await tree()).toEqual({ '/a.txt': hashOf(content) });
				expect(former?.id ?? file.id).toBe(file.id);
			},
		);

		it.each([500, 503, 429])('is repeated after HTTP %i, whichever call it was', async (status) => {
			faults({ route: 'files/upload*', every: 2, fault: { kind: 'status', status } });
			await uploads().upload('/a.txt', ADD, documentOf('hello'));
			await uploads().upload('/b.txt', ADD, documentOf(LONG));
			expect(await tree()).toEqual({ '/a.txt': hashOf('hello'), '/b.txt': hashOf(LONG) });
		});

		it('asks before it writes again', async () => {
			faults({ route: 'files/upload', nth: 1, fault: { kind: 'reset', when: 'after_commit' } });
			await uploads().upload('/a.txt', ADD, documentOf('hello'));
			expect(routes()).toEqual(['upload', 'get_metadata']);
		});

		it('repeats a finish, and looks where the session is gone', async () => {
			faults({
				route: 'files/upload_session/finish_batch_v2',
				nth: 1,
				fault: { kind: 'reset', when: 'after_commit' },
			});
			const source = documentOf(LONG);
			await uploads().upload('/a.txt', ADD, source);
			expect(source.opened).toBe(1);
			expect(routes().slice(-3)).toEqual([
				'upload_session/finish_batch_v2',
				'upload_session/finish_batch_v2',
				'get_metadata',
			]);
			expect(await tree()).toEqual({ '/a.txt': hashOf(LONG) });
		});

		it('waits for its turn where others write in the same namespace', async () => {
			faults({
				route: 'files/upload*',
				every: 2,
				fault: { kind: 'too_many_write_operations', status: 409 },
			});
			await uploads().upload('/b.txt', ADD, documentOf(LONG));
			expect(await tree()).toEqual({ '/b.txt': hashOf(LONG) });
		});

		it('says so when it may no longer look', async () => {
			faults(
				{ route: 'files/upload', nth: 1, fault: { kind: 'reset', when: 'before_commit' } },
				{ route: 'files/get_metadata', fault: { kind: 'status', status: 403 } },
			);
			await expect(uploads().upload('/a.txt', ADD, documentOf('hello'))).rejects.toMatchObject({
				name: 'Refusal',
			});
			expect(world.calls('files/upload')).toBe(1);
		});

		it('gives up some day, and says so', async () => {
			faults({ route: 'files/upload', fault: { kind: 'reset', when: 'before_commit' } });
			await expect(uploads().upload('/a.txt', ADD, documentOf('hello'))).rejects.toMatchObject({
				reason: 'unavailable',
			});
		});
	});

	describe('whose chunk arrived in part', () => {
		/** Lets so many bytes of the nth append through, and then breaks off. */
		const breakingInside = (nth: number, bytes: number): Send => {
			let appends = 0;
			return async (request) => {
				if (!request.url.endsWith('append_v2') || ++appends !== nth) return await world.send(request);
				const argument = JSON.parse(request.headers['Dropbox-API-Arg'] ?? '') as Record<string, unknown>;
				const body = Buffer.concat(request.body ?? []).subarray(0, bytes);
				const partly = { ...argument, close: false, content_hash: contentHash(body) };
				await world.send({
					...request,
					headers: { ...request.headers, 'Dropbox-API-Arg': JSON.stringify(partly) },
					body: [body],
				});
				throw new ConnectionLost('cut inside');
			};
		};

		it.each([
			[1, 0],
			[1, 1],
			[1, 15],
			[1, 16],
			[3, 1],
			[3, 10],
			[3, 11],
		])('goes on from there out of the buffer (append %i after %i bytes)', async (nth, bytes) => {
			const source = documentOf(LONG);
			await uploads(breakingInside(nth, bytes)).upload('/a.txt', ADD, source);
			expect(await tree()).toEqual({ '/a.txt': hashOf(LONG) });
			expect(source.opened).toBe(1);
		});
	});

	describe('whose session is lost', () => {
		const losses = [
			{ '.tag': 'not_found' },
			{ '.tag': 'closed' },
			{ '.tag': 'incorrect_offset', correct_offset: 3 },
			{ '.tag': 'incorrect_offset', correct_offset: 33 },
		];

		it.each(losses)('begins again from the source (%j)', async (error) => {
			faults({ route: 'files/upload_session/append_v2', nth: 1, fault: { kind: 'route_error', error } });
			const source = documentOf(LONG);
			await uploads().upload('/a.txt', ADD, source);
			expect(source.opened).toBe(2);
			expect(await tree()).toEqual({ '/a.txt': hashOf(LONG) });
		});

		it('begins again when the commit does not find it', async () => {
			const failing = failingEntries({ '.tag': 'lookup_failed', lookup_failed: { '.tag': 'not_found' } }, 1);
			const source = documentOf(LONG);
			await uploads(failing).upload('/a.txt', ADD, source);
			expect(source.opened).toBe(2);
			expect(await tree()).toEqual({ '/a.txt': hashOf(LONG) });
		});

		it.each([{ '.tag': 'not_found' }, { '.tag': 'incorrect_offset', correct_offset: 20 }])(
			'gives up after a few beginnings (%j)',
			async (error) => {
				faults({ route: 'files/upload_session/append_v2', fault: { kind: 'route_error', error } });
				const source = documentOf(LONG);
				await expect(uploads().upload('/a.txt', ADD, source)).rejects.toMatchObject({
					reason: 'unavailable',
				});
				expect(source.opened).toBe(3);
				expect(await tree()).toEqual({});
			},
		);
	});

	describe('damaged on its way', () => {
		const damage = { kind: 'route_error', error: { '.tag': 'content_hash_mismatch' } };

		it.each(['upload', 'upload_session/start', 'upload_session/append_v2'])(
			'is sent again (%s)',
			async (route) => {
				faults({ route: `files/${route}`, nth: 1, fault: damage });
				const content = route === 'upload' ? 'hello' : LONG;
				await uploads().upload('/a.txt', ADD, documentOf(content));
				expect(await tree()).toEqual({ '/a.txt': hashOf(content) });
			},
		);

		it.each(['upload', 'upload_session/append_v2'])(
			'is refused when it happens every time (%s)',
			async (route) => {
				faults({ route: `files/${route}`, fault: damage });
				const content = route === 'upload' ? 'hello' : LONG;
				await expect(uploads().upload('/a.txt', ADD, documentOf(content))).rejects.toMatchObject({
					reason: 'content_mismatch',
				});
				expect(world.calls(`files/${route}`)).toBe(3);
			},
		);

		it.each(['hello', LONG])(
			'is told when Dropbox holds something else, by the file’s ID (%s)',
			async (content) => {
				const lying: Send = async (request) => {
					const answer = await world.send(request);
					const text = answer.body.toString().replace(hashOf(content), hashOf('something else'));
					return { ...answer, body: Buffer.from(text) };
				};
				const [outcome] = await Promise.allSettled([
					uploads(lying).upload('/a.txt', ADD, documentOf(content)),
				]);
				const { id } = await world.dropbox.find('/a.txt');
				expect(outcome).toMatchObject({
					reason: { reason: 'content_mismatch', message: expect.stringContaining(id) as string },
				});
			},
		);
	});
});
