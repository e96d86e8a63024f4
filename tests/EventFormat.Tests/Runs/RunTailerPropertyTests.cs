using CsCheck;
using EventFormat.Records;
using EventFormat.Runs;
using static EventFormat.Tests.Runs.EventBytes;

namespace EventFormat.Tests.Runs;

/// <summary>What is read is a function of the bytes on disk, whatever happened to them and whenever they were looked at.</summary>
public sealed class RunTailerPropertyTests
{
    private static readonly Gen<byte[]> AnyRecord = Gen.Frequency(
        (20, Gen.Select(Gen.Int[0, 2], Gen.Int[-1, 9], Gen.Float, (tag, step, value) => Scalar("tag" + tag, step, value))),
        (2, Gen.Select(Gen.Int[0, 3], Gen.Int[0, 9], (tag, step) => Image("tag" + tag, step))),
        (1, Gen.Int[0, 9].Select(step => SessionStart(step))),
        (1, Gen.Const(Graph(0))),
        (1, Gen.Const(Record([0x0B]))),
        (1, Gen.Const(Damaged(Scalar("tag0", 1, 1)))));

    // What happens next: the file that grows, by how many bytes, and whether the run is polled after it.
    private static readonly Gen<(int File, int Bytes, bool Polls)[]> Growth =
        Gen.Select(Gen.Int[0, 2], Gen.Int[1, 120], Gen.Bool).Array[0, 40];

    [Fact]
    public void Poll_AnyInterleavingOfGrowthAndPolls_GivesTheSamePoints() =>
        Gen.Select(AnyRecord.Array[0, 20].Array[3], Growth, Gen.Int[16, 300]).Sample(
            (files, growth, buffer) =>
            {
                var contents = files.Select(records => records.SelectMany(record => record).ToArray()).ToArray();
                using var run = new RunFolder(new RunTailerOptions { BufferSize = buffer });
                var written = new int[contents.Length];
                foreach (var (file, bytes, polls) in growth)
                {
                    Grow(run, contents, written, file, bytes);
                    if (polls)
                    {
                        run.Tailer.Poll(buffer * 2);
                    }
                }

                for (var file = 0; file < contents.Length; file++)
                {
                    Grow(run, contents, written, file, int.MaxValue);
                    run.Tailer.Poll(buffer);
                }

                run.ReadAll(buffer);
                return run.Sink.Describe() == ReadAnew(run).Describe();
            },
            iter: 300);

    [Fact]
    public void Poll_FilesReplacedAndDeletedBetweenPolls_GivesWhatIsThereNow() =>
        Gen.Select(Gen.Int[0, 2], AnyRecord.Array[0, 8], Gen.Bool).Array[1, 12].Sample(
            changes =>
            {
                using var run = new RunFolder();
                var number = 0;
                foreach (var (file, records, deletes) in changes)
                {
                    if (deletes)
                    {
                        run.Delete(Name(file));
                    }
                    else
                    {
                        // Distinct from its first record on, as replaced files are.
                        run.Write(Name(file), [Scalar("tag0", 0, ++number), .. records]);
                    }

                    run.ReadAll();
                }

                return run.Sink.Describe() == ReadAnew(run).Describe();
            },
            iter: 300);

    [Fact]
    public void Poll_FileCutAtAnyByte_GivesExactlyTheWholeRecords()
    {
        var (content, ends) = Log();
        for (var cut = 0; cut <= content.Length; cut++)
        {
            using var run = new RunFolder();
            run.Write("a.tfevents", content[..cut]);
            run.ReadAll();

            Assert.Equal(Enumerable.Range(0, ends.Count(end => end <= cut)).Select(step => (long)step), run.Sink.Steps("loss"));
            Assert.False(run.Tailer.Files[0].HasFaults);
        }
    }

    [Fact]
    public void Poll_AnyByteDamaged_LosesThatRecordAndWhatCannotBeFramed()
    {
        var (content, ends) = Log();
        using var run = new RunFolder();
        for (var place = 0; place < content.Length; place++)
        {
            var damaged = (byte[])content.Clone();
            damaged[place] ^= 0x55;
            run.Write("a.tfevents", damaged);
            var sink = ReadAnew(run);

            var hit = ends.Count(end => end <= place);
            var isLength = place - (hit == 0 ? 0 : ends[hit - 1]) < RecordScanner.HeaderSize;
            var intact = Enumerable.Range(0, ends.Count).Where(step => isLength ? step < hit : step != hit).Select(step => (long)step);
            Assert.Equal(intact, sink.Steps("loss"));
            Assert.All(sink.All("loss"), point => Assert.Equal(point.Step * 2, point.Value));
        }
    }

    [Fact]
    public void Poll_AnyPayloadUnderAGoodChecksum_NeverThrows() =>
        Gen.Select(Gen.Byte.Array[0, 60], Gen.Int[0, 100], Gen.Byte).Sample(
            (noise, place, value) =>
            {
                var mutated = ScalarMessage("loss", 3, 1);
                mutated[place % mutated.Length] = value;
                using var run = new RunFolder();
                run.Write("a.tfevents", Record(noise), Record(mutated), Record([.. mutated, .. noise]), Scalar("last", 1, 1));
                run.ReadAll();
                return run.Sink.Steps("last").Any() && run.Tailer.Files[0].Records == 4;
            },
            iter: 1000);

    private static (byte[] Content, List<int> Ends) Log()
    {
        var content = new List<byte>();
        var ends = new List<int>();
        for (var step = 0; step < 8; step++)
        {
            content.AddRange(Scalar("loss", step, step * 2));
            ends.Add(content.Count);
        }

        return ([.. content], ends);
    }

    private static string Name(int file) => $"{file}.tfevents";

    private static void Grow(RunFolder run, byte[][] contents, int[] written, int file, int bytes)
    {
        var until = (int)Math.Min(contents[file].Length, (long)written[file] + bytes);
        run.Append(Name(file), contents[file][written[file]..until]);
        written[file] = until;
    }

    private static ReferenceSink ReadAnew(RunFolder run)
    {
        var sink = new ReferenceSink();
        var tailer = new RunTailer(new RunLocation("run", run.Directory), sink, run.Time);
        while (tailer.Poll(long.MaxValue / 2).HasMore)
        {
        }

        return sink;
    }

    private static byte[] Damaged(byte[] record)
    {
        record[^1] ^= 1;
        return record;
    }
}
