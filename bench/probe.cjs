/**
 * Looks into a running n8n: `NODE_OPTIONS=--require bench/probe.cjs`, `CASE_FOLDERS_PROBE_PORT=…`.
 *
 * `POST /reset` collects garbage, forgets what was seen and answers with the resident memory;
 * `GET /read` tells the resident memory over time (from a thread of its own, so that a blocked event
 * loop hides nothing) and every gap between two turns of the event loop. Times are `Date.now()`, as in
 * n8n's run data, so that a reader can pick those of one node.
 */
const { isMainThread, Worker } = require('node:worker_threads');

const profiles = process.env.CASE_FOLDERS_PROBE_PROFILES;

/** Milliseconds between two looks at the event loop: gaps are known to that. */
const TICK = 5;

/** Gaps shorter than this, in milliseconds, are not kept. */
const WORTH_KEEPING = 15;

const memoryWatch = `
const { parentPort } = require('node:worker_threads');
let seen = [];
setInterval(() => seen.push([Date.now(), process.memoryUsage.rss()]), 10);
parentPort.on('message', (wish) => {
	if (wish === 'forget') seen = [];
	parentPort.postMessage(seen);
});`;

/** Where asked for, what the processor did from `start` to `stop`: one .cpuprofile per measured node. */
function profiler() {
	if (!profiles) return { start: () => {}, stop: () => {} };
	const { Session } = require('node:inspector');
	const session = new Session();
	session.connect();
	session.post('Profiler.enable');
	session.post('Profiler.setSamplingInterval', { interval: 1000 });
	let startedAt;
	return {
		start() {
			startedAt = Date.now();
			session.post('Profiler.start');
		},
		stop() {
			session.post('Profiler.stop', (_nothing, { profile }) => {
				const file = require('node:path').join(profiles, `${startedAt}.cpuprofile`);
				require('node:fs').writeFileSync(file, JSON.stringify({ ...profile, startedAt }));
			});
		},
	};
}

function watch(port) {
	const profile = profiler();
	require('node:v8').setFlagsFromString('--expose-gc');
	const collectGarbage = require('node:vm').runInNewContext('gc');
	const memory = new Worker(memoryWatch, { eval: true });
	memory.unref();
	const ask = (wish) =>
		new Promise((resolve) => {
			memory.once('message', resolve);
			memory.postMessage(wish);
		});

	let gaps = [];
	let last = performance.now();
	setInterval(() => {
		const now = performance.now();
		if (now - last > WORTH_KEEPING) gaps.push([Date.now(), now - last]);
		last = now;
	}, TICK).unref();

	const answers = {
		'POST /reset': async () => {
			collectGarbage();
			await new Promise((resolve) => setTimeout(resolve, 200));
			collectGarbage();
			await ask('forget');
			gaps = [];
			profile.start();
			return { rss: process.memoryUsage.rss() };
		},
		'GET /read': async () => {
			const seen = { memory: await ask('tell'), gaps };
			profile.stop();
			return seen;
		},
	};
	const server = require('node:http').createServer((request, response) => {
		const answer = answers[`${request.method} ${request.url}`];
		if (!answer) return void response.writeHead(404).end();
		answer().then((body) => response.end(JSON.stringify(body)));
	});
	server.listen(Number(port), '127.0.0.1').unref();
}

// n8n starts processes and threads of its own, which inherit the option.
const isN8n = /[\\/]n8n$/.test(process.argv[1] ?? '') && process.argv[2] === 'start';
if (isMainThread && isN8n) watch(process.env.CASE_FOLDERS_PROBE_PORT);
