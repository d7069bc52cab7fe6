import type { DropboxState } from '../state/DropboxState';

/**
 * A place for what only one group of routes knows of, one per state. Kept by the registry, which stays the
 * same also where a call sees the state through switches of its own.
 */
export function storeOf<Store>(create: () => Store): (state: DropboxState) => Store {
	const key = Symbol('store');
	return ({ registry: { stores } }) => {
		const known = stores.get(key) as Store | undefined;
		if (known) return known;
		const store = create();
		stores.set(key, store);
		return store;
	};
}
