export { openFront } from './open-front.mjs';
export { startTraffic } from './start-traffic.mjs';
