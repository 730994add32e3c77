import { BarChart } from '../charts/BarChart.tsx';
import { LorenzChart } from '../charts/LorenzChart.tsx';
import { SeriesChart, type SeriesPoint } from '../charts/SeriesChart.tsx';
import { Page } from '../frames/Page.tsx';

const months: SeriesPoint[] = Array.from({ length: 48 }, (_, index) => {
  const value = Math.round(120 + 30 * Math.sin(index / 1.9) - index * 0.8);
  return {
    at: new Date(Date.UTC(2022, index, 1)).toISOString().slice(0, 10),
    value,
    low: value - 18,
    high: value + 21,
  };
});
const usual = months.map((month, index) => ({
  at: month.at,
  value: Math.round(118 + 26 * Math.sin(index / 1.9)),
}));
const lineSeries = [
  { name: 'Shootings', points: months },
  { name: 'Usual for the month', points: usual },
];
const barSeries = [{ name: 'Shootings', points: months.slice(-18) }];
const marks = [{ at: '2024-03-01', label: 'New team' }];

const districts = [
  { label: 'Harbor', value: 214, low: 188, high: 241, emphasis: true },
  { label: 'North Hill', value: 143, low: 121, high: 166 },
  { label: 'Old Mill and canal side', value: 97, low: 79, high: 117 },
  { label: 'East', value: 52, low: 39, high: 67 },
];
const curve = Array.from({ length: 51 }, (_, index) => ({
  places: index / 50,
  incidents: 1 - (1 - index / 50) ** 5,
}));
const reading = [{ places: 0.12, incidents: 0.472, label: '12% of cells hold 47%' }];

export default function ChartsScreen() {
  return (
    <Page title="Charts" lead="Each answers a stated question." wide>
      <SeriesChart
        name="shootings-by-month"
        question="Is it getting better?"
        finding="Shootings fell by a fifth over four years, with the usual summer peaks."
        unit="shootings a month"
        series={lineSeries}
        bandLabel="95% interval"
        marks={marks}
        dataDate="2025-12-31"
        note="Sample figures."
      />
      <div className="split">
        <SeriesChart
          name="bars"
          kind="bars"
          question="How many each month?"
          finding="No month of the last 18 was above 130."
          unit="shootings"
          series={barSeries}
          dataDate="2025-12-31"
        />
        <LorenzChart
          name="concentration"
          question="How concentrated is it?"
          finding="One cell in eight holds almost half of the shootings."
          points={curve}
          reading={reading}
          dataDate="2025-12-31"
        />
      </div>
      <BarChart
        name="districts"
        question="Where is it most?"
        finding="The harbor has half as many again as the next district."
        unit="shootings in 2025"
        rows={districts}
        dataDate="2025-12-31"
      />
    </Page>
  );
}
