/** The four data regions: hosts of the API, and of the storage that signed addresses lead to. */
export const REGIONS = {
	us: { api: 'app.clio.com', storage: 's3.us-west-2.amazonaws.com' },
	eu: { api: 'eu.app.clio.com', storage: 's3.eu-west-1.amazonaws.com' },
	ca: { api: 'ca.app.clio.com', storage: 's3.ca-central-1.amazonaws.com' },
	au: { api: 'au.app.clio.com', storage: 's3.ap-southeast-2.amazonaws.com' },
} as const;

export type Region = keyof typeof REGIONS;

export const API_HOSTS: readonly string[] = Object.values(REGIONS).map(({ api }) => api);
export const STORAGE_HOSTS: readonly string[] = Object.values(REGIONS).map(({ storage }) => storage);
