import type { Walk } from './Walk';

const BLOCK = Buffer.alloc(4 * 1024 * 1024, 'b');
const PICTURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** Folders, files and what is told of them. */
export async function walkFiles(walk: Walk): Promise<void> {
	const jane = walk.as('jane');
	const { switches } = walk.emulator.state;
	await walk.call(jane, 'filesCreateFolderV2', { path: '/Walk' });
	const paths = ['/Walk/A', '/Walk/B', '/Walk/C'];
	const launched = await walk.call(jane, 'filesCreateFolderBatch', { paths, force_async: true });
	await walk.done(jane, 'filesCreateFolderBatchCheck', launched);
	await walk.call(jane, 'filesCreateFolderBatch', { paths: ['/Walk/A', '/Walk/D'] });

	const first = await walk.call(jane, 'filesUpload', { path: '/Walk/Brief ü.txt', contents: 'one' });
	const mode = { '.tag': 'update', update: first.rev } as const;
	await walk.call(jane, 'filesUpload', { path: '/Walk/Brief ü.txt', contents: 'second', mode });
	await walk.call(jane, 'filesUpload', { path: '/Walk/Scene.png', contents: PICTURE });
	const reported = {
		include_deleted: true,
		include_has_explicit_shared_members: true,
		include_media_info: true,
	};
	await walk.call(jane, 'filesGetMetadata', { path: '/Walk', ...reported });
	await walk.call(jane, 'filesGetMetadata', { path: first.id, ...reported });
	const revisions = await walk.call(jane, 'filesListRevisions', { path: '/Walk/Brief ü.txt', limit: 10 });
	walk.expect('revisions', revisions.entries.length, 2);
	await walk.call(jane, 'filesRestore', { path: '/Walk/Brief ü.txt', rev: first.rev });

	const downloaded = await walk.call(jane, 'filesDownload', { path: '/Walk/Brief ü.txt' });
	walk.expect('the download', String((downloaded as { fileBinary?: unknown }).fileBinary), 'one');
	await walk.call(jane, 'filesDownloadZip', { path: '/Walk' });
	await walk.call(jane, 'filesGetTemporaryLink', { path: '/Walk/Brief ü.txt' });
	const resource = { '.tag': 'path', path: '/Walk/Scene.png' } as const;
	await walk.call(jane, 'filesGetThumbnailV2', { resource, size: { '.tag': 'w128h128' } });

	await walk.call(jane, 'filesTagsAdd', { path: '/Walk/Scene.png', tag_text: 'evidence' });
	const { paths_to_tags: tags } = await walk.call(jane, 'filesTagsGet', { paths: ['/Walk/Scene.png'] });
	walk.expect('tags', tags[0]?.tags.length, 1);
	await walk.call(jane, 'filesTagsRemove', { path: '/Walk/Scene.png', tag_text: 'evidence' });

	switches.forceAsync = true;
	const copies = [{ from_path: '/Walk/Scene.png', to_path: '/Walk/A/Scene.png' }];
	await walk.done(
		jane,
		'filesCopyBatchCheckV2',
		await walk.call(jane, 'filesCopyBatchV2', { entries: copies }),
	);
	const moves = [{ from_path: '/Walk/A/Scene.png', to_path: '/Walk/B/Scene.png' }];
	await walk.done(
		jane,
		'filesMoveBatchCheckV2',
		await walk.call(jane, 'filesMoveBatchV2', { entries: moves }),
	);
	switches.forceAsync = false;
	await walk.call(jane, 'filesCopyBatchV2', { entries: [{ from_path: '/Walk/none', to_path: '/Walk/x' }] });
	await walk.call(jane, 'filesCopyV2', { from_path: '/Walk/B', to_path: '/Walk/E' });
	await walk.call(jane, 'filesMoveV2', { from_path: '/Walk/E', to_path: '/Walk/F' });

	await walkListings(walk);
	await walk.call(jane, 'filesDeleteV2', { path: '/Walk/F' });
	await walk.call(jane, 'filesGetMetadata', { path: '/Walk/F', include_deleted: true });
	const entries = [{ path: '/Walk/D' }, { path: '/Walk/none' }];
	const deletion = await walk.call(jane, 'filesDeleteBatch', { entries });
	await walk.done(jane, 'filesDeleteBatchCheck', deletion);
	await walk.call(jane, 'filesListFolder', { path: '/Walk', recursive: true, include_deleted: true });
}

async function walkListings(walk: Walk): Promise<void> {
	const jane = walk.as('jane');
	const { cursor: before } = await walk.call(jane, 'filesListFolderGetLatestCursor', { path: '/Walk' });
	let page = await walk.call(jane, 'filesListFolder', { path: '/Walk', limit: 1 });
	const names = page.entries.map(({ name }) => name);
	while (page.has_more) {
		page = await walk.call(jane, 'filesListFolderContinue', { cursor: page.cursor });
		names.push(...page.entries.map(({ name }) => name));
	}
	walk.expect('the listing', names.sort(), ['A', 'B', 'Brief ü.txt', 'C', 'D', 'F', 'Scene.png']);
	await walk.call(jane, 'filesUpload', { path: '/Walk/Later.txt', contents: 'later' });
	const poll = await walk.call(walk.app, 'filesListFolderLongpoll', { cursor: before, timeout: 30 });
	walk.expect('the long poll', poll.changes, true);

	const options = { path: '/Walk', max_results: 1 };
	const found = await walk.call(jane, 'filesSearchV2', {
		...{ query: 'scene', options, match_field_options: { include_highlights: true } },
	});
	walk.expect('the search', [found.matches.length, found.has_more], [1, true]);
	await walk.call(jane, 'filesSearchContinueV2', { cursor: found.cursor ?? '' });
}

/** Upload sessions of all kinds. */
export async function walkSessions(walk: Walk): Promise<void> {
	const jane = walk.as('jane');
	const { session_id: id } = await walk.call(jane, 'filesUploadSessionStart', { contents: BLOCK });
	const at = (session_id: string, offset: number) => ({ session_id, offset });
	await walk.call(jane, 'filesUploadSessionAppendV2', { cursor: at(id, BLOCK.length), contents: 'more' });
	const whole = await walk.call(jane, 'filesUploadSessionFinish', {
		...{ cursor: at(id, BLOCK.length + 4), commit: { path: '/Walk/Long.bin' }, contents: 'end' },
	});
	walk.expect('the size of a session', whole.size, BLOCK.length + 7);

	const session_type = { '.tag': 'sequential' } as const;
	const { session_ids: ids } = await walk.call(jane, 'filesUploadSessionStartBatch', {
		...{ num_sessions: 4, session_type },
	});
	const pieces = ids.map((session) => ({ cursor: at(session, 0), length: 3, close: true }));
	await walk.call(jane, 'filesUploadSessionAppendBatch', { entries: pieces, contents: 'aaabbbcccddd' });
	const commits = ids.map((session, index) => ({
		...{ cursor: at(session, 3), commit: { path: `/Walk/Short ${index}.txt` } },
	}));
	const finished = await walk.call(jane, 'filesUploadSessionFinishBatchV2', { entries: commits.slice(0, 2) });
	walk.expect(
		'a batch of commits',
		finished.entries.map((entry) => entry['.tag']),
		['success', 'success'],
	);
	const old = await walk.call(jane, 'filesUploadSessionFinishBatch', { entries: commits.slice(2) });
	await walk.done(jane, 'filesUploadSessionFinishBatchCheck', old);
}
