using Microsoft.Extensions.Time.Testing;
using Training.Core.Runs;
using Training.Core.Watch;

namespace Training.Core.Tests.Watch;

public sealed class SystemWatchTests
{
    [Fact]
    public void Start_TimePasses_LogsTheMachineAndEndsCleanly()
    {
        var time = new FakeTimeProvider();
        using var run = new LoggedRunDirectory(writer =>
        {
            using var watch = SystemWatch.Start(writer, new SystemWatchOptions { Interval = TimeSpan.FromSeconds(5), TimeProvider = time });
            Await(() => watch.Readings == 1);
            time.Advance(TimeSpan.FromSeconds(5));
            Await(() => watch.Readings == 2);
        });
        Assert.Contains("system/process/memory_mib", run.Tags);
        Assert.True(run.Scalars("system/process/memory_mib")[0].Value > 10);
        Assert.Equal([0L, 5], run.Steps("system/process/live_tensors"));
        Assert.Contains("system/memory/used_percent", run.Tags);
        Assert.Contains("system/disk/free_gib", run.Tags);
        Assert.DoesNotContain(run.Tags, tag => tag.StartsWith("system/gpu", StringComparison.Ordinal) && !File.Exists("/dev/nvidia0"));
    }

    [Fact]
    public void Start_ResumedRun_GoesOnCountingFromItsFirstStart()
    {
        using var directory = new TemporaryDirectory();
        var time = new FakeTimeProvider();
        var options = new RunOptions { LogDirectory = directory.Path, Name = "run", Resumes = true, RecordsCode = false, CapturesOutput = false, TimeProvider = time };
        for (var i = 0; i < 2; i++)
        {
            using var run = Run.Start(options);
            using var watch = SystemWatch.Start(run, new SystemWatchOptions { TimeProvider = time });
            Await(() => watch.Readings == 1);
            time.Advance(TimeSpan.FromSeconds(3)); // less than the interval
        }

        using var read = new LoggedRunDirectory(Path.Combine(directory.Path, "run"));
        Assert.Equal([0L, 3], read.Steps("system/process/live_tensors"));
    }

    [Fact]
    public void Dispose_Twice_IsNothingNew()
    {
        using var run = new LoggedRunDirectory(writer =>
        {
            var watch = SystemWatch.Start(writer);
            watch.Dispose();
            watch.Dispose();
        });
    }

    [Fact]
    public void CpuGauge_TwoReadings_GivesTheShareBetweenThem()
    {
        using var directory = new TemporaryDirectory();
        var (stat, load) = (directory.Combine("stat"), directory.Combine("loadavg"));
        File.WriteAllText(load, "0.52 0.46 0.23 1/200 99\n");
        File.WriteAllText(stat, "cpu  100 0 100 800 0 0 0 0 0 0\n");
        var gauge = new CpuGauge(stat, load);
        Assert.Equal([("system/cpu/load_1min", 0.52)], gauge.Read(TimeSpan.Zero));
        File.WriteAllText(stat, "cpu  150 0 125 820 5 0 0 0 0 0\n");
        Assert.Contains(("system/cpu/percent", 75.0), gauge.Read(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void DiskGauge_Partitions_CountOnceAndRatesAreBetweenReadings()
    {
        using var directory = new TemporaryDirectory();
        var stats = directory.Combine("diskstats");
        Directory.CreateDirectory(directory.Combine("sda"));
        File.WriteAllText(stats, "8 0 sda 10 0 2048 0 5 0 4096 0 0 0 0\n8 1 sda1 10 0 2048 0 5 0 4096 0 0 0 0\n");
        var gauge = new DiskGauge(directory.Path, stats, directory.Path);
        Assert.DoesNotContain(gauge.Read(TimeSpan.Zero), reading => reading.Tag.Contains("per_second", StringComparison.Ordinal));
        File.WriteAllText(stats, "8 0 sda 10 0 6144 0 5 0 4096 0 0 0 0\n8 1 sda1 10 0 6144 0 5 0 4096 0 0 0 0\n");
        Assert.Contains(("system/disk/read_mib_per_second", 1.0), gauge.Read(TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public void MemoryGauge_Meminfo_IsWhatIsNotAvailable()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory.Combine("meminfo"), "MemTotal:  4096 kB\nMemFree: 100 kB\nMemAvailable: 1024 kB\nSwapTotal: 2048 kB\nSwapFree: 2048 kB\n");
        Assert.Equal(
            [("system/memory/used_mib", 3.0), ("system/memory/used_percent", 75.0), ("system/memory/swap_used_mib", 0.0)],
            new MemoryGauge(directory.Combine("meminfo")).Read(TimeSpan.Zero));
    }

    [Fact]
    public void Gauges_FilesThatAreNot_GiveNothing()
    {
        Assert.Empty(new CpuGauge("/none", "/none").Read(TimeSpan.Zero));
        Assert.DoesNotContain(new DiskGauge("/", "/none").Read(TimeSpan.Zero), reading => reading.Tag.Contains("read", StringComparison.Ordinal));
    }

    [Fact]
    public void GpuGauge_WhatAGpuDoesNotTell_IsLeftOut()
    {
        var gauge = new GpuGauge(() => [new GpuReading(0, 50, 1 << 20, 4 << 20, 250.5, 61), new GpuReading(1, null, null, null, null, 40)]);
        Assert.Equal(
            [
                ("system/gpu_0/utilization_percent", 50.0), ("system/gpu_0/memory_used_mib", 1.0), ("system/gpu_0/memory_used_percent", 25.0),
                ("system/gpu_0/power_watts", 250.5), ("system/gpu_0/temperature_celsius", 61.0), ("system/gpu_1/temperature_celsius", 40.0),
            ],
            gauge.Read(TimeSpan.Zero));
    }

    [Fact]
    public void Nvml_NoDriver_IsNothingAndNoError()
    {
        using var nvml = Nvml.TryOpen();
        Assert.True(nvml is null || nvml.Read().Any());
    }

    private static void Await(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(30)));
}
