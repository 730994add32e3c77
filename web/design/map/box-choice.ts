import type { LngLat, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { MapView } from './map-view.ts';

/** One drag over the map chooses the places in the box; Escape gives up. */
export function drawBox(view: MapView, done: (keys: Set<string> | null) => void): void {
  const { map } = view;
  const frame = document.createElement('div');
  frame.className = 'map-canvas__box';
  let from: { lngLat: LngLat; x: number; y: number } | null = null;
  map.dragPan.disable();

  const start = (event: MapMouseEvent | MapTouchEvent) => {
    from = { lngLat: event.lngLat, x: event.point.x, y: event.point.y };
    map.getCanvasContainer().append(frame);
  };
  const move = (event: MapMouseEvent | MapTouchEvent) => {
    if (!from) return;
    Object.assign(frame.style, {
      left: `${Math.min(from.x, event.point.x)}px`,
      top: `${Math.min(from.y, event.point.y)}px`,
      width: `${Math.abs(from.x - event.point.x)}px`,
      height: `${Math.abs(from.y - event.point.y)}px`,
    });
  };
  const end = (event: MapMouseEvent | MapTouchEvent) => {
    if (from) finish(view.keysWithin(boxOf(from.lngLat, event.lngLat)));
  };
  const giveUp = (event: KeyboardEvent) => {
    if (event.key === 'Escape') finish(null);
  };
  const finish = (keys: Set<string> | null) => {
    for (const subscription of subscriptions) subscription.unsubscribe();
    document.removeEventListener('keydown', giveUp);
    map.dragPan.enable();
    frame.remove();
    done(keys);
  };
  const subscriptions = [
    map.on('mousedown', start),
    map.on('mousemove', move),
    map.on('mouseup', end),
    map.on('touchstart', start),
    map.on('touchmove', move),
    map.on('touchend', end),
  ];
  document.addEventListener('keydown', giveUp);
}

function boxOf(one: LngLat, other: LngLat): [number, number, number, number] {
  return [
    Math.min(one.lng, other.lng),
    Math.min(one.lat, other.lat),
    Math.max(one.lng, other.lng),
    Math.max(one.lat, other.lat),
  ];
}
