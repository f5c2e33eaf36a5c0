import {
  DeliveryError,
  type Hotswap,
  openHotswap,
  type ServiceApp,
  type SwappableService,
  type Variables,
} from '@org/delivery';

/**
 * Opens what swaps the code of several services through one process, and through a new one when that has ended.
 * @throws DeliveryError `hotswap-refused`
 */
export function openSwapper(options: { env: Variables; signal: AbortSignal }): Hotswap {
  let open = openHotswap(options);
  return {
    async take(app: ServiceApp, folder: string): Promise<SwappableService> {
      try {
        return await open.take(app, folder);
      } catch (error) {
        if (!(error instanceof DeliveryError) || error.code !== 'worker-ended') throw error;
        open = openHotswap(options);
        return open.take(app, folder);
      }
    },
    close: () => open.close(),
  };
}
