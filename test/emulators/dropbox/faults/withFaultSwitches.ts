import type { DropboxState } from '../state/DropboxState';
import type { Switches } from '../state/Switches';
import type { DropboxFault } from './DropboxFault';

/** What a fault changes in the behaviour of the state for its one call. */
function switchesFor(fault: DropboxFault): Partial<Switches> | undefined {
	switch (fault.kind) {
		case 'async_job':
			return { forceAsync: true };
		case 'short_page':
			return { pageSize: fault.entries };
		case 'empty_page':
			return { emptyPages: 1 };
		default:
			return undefined;
	}
}

/** The state as one struck call sees it: everything is shared but the switches, so no other call is touched. */
export function withFaultSwitches(state: DropboxState, fault: DropboxFault | undefined): DropboxState {
	const changed = fault && switchesFor(fault);
	if (!changed) return state;
	const switches: Switches = { ...state.switches, ...changed };
	return new Proxy(state, {
		get(target, property) {
			if (property === 'switches') return switches;
			const value: unknown = Reflect.get(target, property, target);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
}
