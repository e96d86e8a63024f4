using CsCheck;
using Dashboard.Web.Blobs;
using Dashboard.Web.Series;
using EventFormat.Runs;

namespace Dashboard.Web.Tests.Blobs;

public sealed class BlobSequenceTests
{
    [Fact]
    public void Sequence_AnyStepsInAnyFiles_SupersedesWhatStandsBeforeASmallerOrEqualStep() =>
        Gen.Int[0, 6].Array[0, 8].Array[0, 4].Sample(files =>
        {
            var list = new BlobList();
            for (int file = 0; file < files.Length; file++)
            {
                for (int i = 0; i < files[file].Length; i++)
                {
                    list.Add(file, $"events.{file}", new BlobPoint(files[file][i], i, 100 * i, 10));
                }
            }

            var sequence = BlobSequence.Of(list.Share());

            int[] steps = [.. files.SelectMany(steps => steps)];
            Assert.Equal(steps.Length, sequence.Count);
            for (int i = 0; i < steps.Length; i++)
            {
                Assert.Equal(steps[i], sequence[i].Step);
                Assert.Equal(steps[(i + 1)..].Any(later => later <= steps[i]), sequence.IsSuperseded(i));
            }

            Assert.Equal(Enumerable.Range(0, steps.Length).Count(sequence.IsSuperseded), sequence.SupersededCount);
        });

    [Fact]
    public void FileNameOf_ValuesOfSeveralFiles_NamesEach()
    {
        var list = new BlobList();
        list.Add(1, "b", new BlobPoint(2, 0, 0, 1));
        list.Add(0, "a", new BlobPoint(1, 0, 0, 1));
        list.Add(1, "b", new BlobPoint(3, 0, 9, 1));

        var sequence = BlobSequence.Of(list.Share());

        Assert.Equal(["a", "b", "b"], Enumerable.Range(0, 3).Select(sequence.FileNameOf));
        Assert.Throws<ArgumentOutOfRangeException>(() => sequence[3]);
    }
}
