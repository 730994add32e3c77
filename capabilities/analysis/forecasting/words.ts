export function count(value: number): string {
  return value.toLocaleString('en-US');
}

export function percent(share: number): string {
  return share.toLocaleString('en-US', {
    style: 'percent',
    maximumFractionDigits: share < 0.0995 ? 2 : 0,
  });
}

export function decimal(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2, minimumFractionDigits: 2 });
}
