/* exported processLines */
/* global make */

/** The processes of an n8n in queue mode, which are there only if the demo was started with --queue. */
function processLines(processes) {
	const tile = ({ name, does, isRunning, runs }) =>
		make(
			'li',
			{ class: isRunning ? undefined : 'is-off' },
			make('b', {}, name),
			make('span', { class: 'soft' }, does),
			make('span', { class: isRunning ? 'good' : 'bad' }, isRunning ? '✓ running' : '✗ not running'),
			runs === undefined ? undefined : make('span', {}, `${runs} ${runs === 1 ? 'run' : 'runs'}`),
		);
	return [
		make('h3', {}, 'n8n in queue mode: its processes'),
		make('ul', { class: 'processes' }, ...processes.map(tile)),
	];
}
