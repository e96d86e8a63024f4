using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Dashboard.Web.Ingest;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Ingest;

public sealed class IngestMetricsTests
{
    [Fact]
    public async Task Meter_RunWasRead_TellsOfRunsPointsBytesAndLag()
    {
        await using var host = await DashboardHost.StartAsync();
        var meters = host.Services.GetRequiredService<IMeterFactory>();
        var told = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                // Other tests' servers have meters of the same name.
                if (instrument.Meter.Name == IngestMetrics.MeterName && instrument.Meter.Scope == meters)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Note(instrument, value));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Note(instrument, value));
        listener.Start();
        long length;
        using (var file = host.Write("run"))
        {
            file.Append("loss", 1, 10, 0.5f);
            file.Append("loss", 2, 11, 0.4f);
            file.Flush();
            length = new FileInfo(file.Path).Length;
        }

        await host.WhenRunsAsync(list => list.Runs is [{ Points: 2 }] && list.Progress.BytesRead == length);
        listener.RecordObservableInstruments();

        Assert.Equal(length, told["monitor.read.bytes"]);
        Assert.Equal(1, told["monitor.runs"]);
        Assert.Equal(2, told["monitor.points"]);
        Assert.Equal(0, told["monitor.files.faulty"]);
        Assert.Equal(0, told["monitor.read.lag"]);

        void Note(Instrument instrument, long value) =>
            told.AddOrUpdate(instrument.Name, value, (_, sum) => instrument.IsObservable ? value : sum + value);
    }
}
