using EventFormat.Events;
using EventFormat.Records;
using EventFormat.Runs;
using EventFormat.Summaries;
using EventFormat.Tools;

namespace Monitor.Tests.Support.Fuzz;

/// <summary>Feeds an input to everything that reads what others wrote; throws where reading does what it must not.</summary>
public sealed class FuzzTarget : IDisposable
{
    // A tensor's one value may fill a shape of 2^20 elements; nothing else is larger than what is there.
    private const long BaseAllocation = 32 * 1024 * 1024;
    private const long AllocationPerByte = 1024;
    private const int Attempts = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly Action<ReadOnlyMemory<byte>>[] Decoders =
    [
        bytes => TensorValue.Decode(bytes),
        bytes => HistogramValue.Decode(bytes),
        bytes => HistogramValue.Decode(bytes, HistogramReading.Untrimmed),
        bytes => ImageValue.Decode(bytes),
        bytes => AudioValue.Decode(bytes),
        bytes => TextValue.Decode(bytes),
        bytes => PrCurveValue.Decode(bytes),
        bytes => MeshValue.Decode(bytes, bytes),
        bytes => HParamsValue.Decode(bytes),
        bytes => CustomScalarLayoutValue.Decode(bytes),
        bytes => GraphValue.DecodeGraph(bytes),
        bytes => GraphValue.DecodeRunMetadata(bytes),
        bytes => GraphValue.DecodeKerasModel(bytes),
    ];

    private readonly TemporaryDirectory _directory = new();
    private int _turn;

    /// <summary>Reads the input as a file's bytes, an event and a summary value.</summary>
    public void ReadEvent(byte[] input) => Bounded(input, () =>
    {
        Frame(input);
        ReadValues(input);
        Attempt(Decoders[_turn++ % Decoders.Length], input);
    });

    /// <summary>Reads the input as an event file that grows while it is read, then verifies and repairs it.</summary>
    public void ReadFile(byte[] input) => Bounded(input, () =>
    {
        var run = _directory.Combine("run");
        var path = Path.Combine(run, "a.tfevents");
        Directory.CreateDirectory(run);
        File.WriteAllBytes(path, input.AsSpan(0, input.Length / 2));
        var tailer = new RunTailer(new RunLocation("run", run), new NullSink(), TimeProvider.System);
        ReadAll(tailer, input);
        File.WriteAllBytes(path, input);
        ReadAll(tailer, input);
        if (_turn++ % 8 == 0)
        {
            Repair(run);
        }
    });

    public void Dispose() => _directory.Dispose();

    private static void Bounded(byte[] input, Action read)
    {
        // A busy machine may stop a thread for seconds: slow is what is slow every time.
        for (var attempt = 1; !IsQuick(input, read); attempt++)
        {
            if (attempt == Attempts)
            {
                throw new FuzzException($"more than {Patience} for {input.Length} bytes, {Attempts} times", input);
            }
        }
    }

    private static bool IsQuick(byte[] input, Action read)
    {
        var started = TimeProvider.System.GetTimestamp();
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            read();
        }
        catch (Exception failure)
        {
            throw new FuzzException($"{failure.GetType().Name}: {failure.Message}", input, failure);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > BaseAllocation + (AllocationPerByte * input.Length))
        {
            throw new FuzzException($"{allocated} bytes allocated for {input.Length}", input);
        }

        return TimeProvider.System.GetElapsedTime(started) < Patience;
    }

    private static void Frame(ReadOnlySpan<byte> bytes)
    {
        while (RecordScanner.Read(bytes, out var length) is RecordStatus.Record or RecordStatus.BadData)
        {
            bytes = bytes[(length + RecordScanner.FrameSize)..];
        }
    }

    private static void ReadValues(byte[] input)
    {
        if (!EventWire.TryRead(input, out var wire))
        {
            return;
        }

        _ = wire.IsSessionStart();
        _ = wire.RunMetadataTag();
        if (wire.Field != EventField.Summary)
        {
            return;
        }

        var values = new SummaryWire(wire.Payload);
        while (values.MoveNext())
        {
            var definition = SummaryClassifier.Classify(values.Current);
            _ = SummaryClassifier.Accepts(definition.Kind, values.Current);
            _ = ScalarValue.TryRead(values.Current, out _, out _);
            var place = wire.PayloadOffset + values.CurrentOffset;
            Decode(definition, input.AsMemory(place, values.CurrentLength));
        }
    }

    private static void Decode(TagDefinition definition, ReadOnlyMemory<byte> value)
    {
        Action<ReadOnlyMemory<byte>> decoder = definition.Kind switch
        {
            SummaryKind.Histogram => Decoders[1],
            SummaryKind.Image => Decoders[3],
            SummaryKind.Audio => Decoders[4],
            SummaryKind.Text => Decoders[5],
            SummaryKind.PrCurve => Decoders[6],
            SummaryKind.Mesh => bytes => MeshValue.Decode(bytes, definition.PluginContent),
            SummaryKind.HParams => _ => HParamsValue.Decode(definition.PluginContent),
            SummaryKind.CustomScalarLayout => Decoders[9],
            SummaryKind.Graph => Decoders[10],
            SummaryKind.RunMetadata => Decoders[11],
            SummaryKind.KerasGraph => Decoders[12],
            _ => Decoders[0],
        };
        Attempt(decoder, value);
    }

    private static void Attempt(Action<ReadOnlyMemory<byte>> decoder, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            decoder(bytes);
        }
        catch (SummaryFormatException)
        {
            // What decoders say of bytes that are not theirs.
        }
    }

    private static void ReadAll(RunTailer tailer, byte[] input)
    {
        for (var polls = 0; tailer.Poll(4096).HasMore; polls++)
        {
            if (polls > 16 + input.Length)
            {
                throw new InvalidOperationException("polling does not end");
            }
        }

        foreach (var file in tailer.Files)
        {
            if (file.BytesRead > input.Length || file.Events + file.Skipped > file.Records)
            {
                throw new InvalidOperationException("counts that cannot be: " + file);
            }
        }
    }

    private void Repair(string run)
    {
        var output = _directory.Combine("out");
        new LogRepairer(_ => { }).Repair(run, output);
        var faults = 0;
        new LogVerifier(_ => faults++).Verify(output);
        if (faults > 0)
        {
            throw new InvalidOperationException("a repaired file has faults");
        }

        if (Directory.Exists(output))
        {
            Directory.Delete(output, recursive: true);
        }
    }

    private sealed class NullSink : IRunSink
    {
        public void FileAdded(int file, string name)
        {
        }

        public void FileReset(int file)
        {
        }

        public void RunReset()
        {
        }

        public void TagAdded(TagInfo tag)
        {
        }

        public void AddScalar(int file, int tag, long step, double wallTime, double value, bool isSingle)
        {
        }

        public void AddBlob(int file, int tag, in BlobPoint blob)
        {
        }

        public void AddSessionStart(int file, long step, double wallTime)
        {
        }

        public void Commit()
        {
        }
    }
}
