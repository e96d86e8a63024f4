using CsCheck;
using Dashboard.Web.Blobs;
using Dashboard.Web.Series;
using EventFormat.Runs;

namespace Dashboard.Web.Tests.Blobs;

public sealed class SelectedStepTests
{
    private static readonly Gen<long[]> Steps = Gen.OneOf(Gen.Long[0, 50], Gen.Long).Array[0, 30].Select(steps => steps.Distinct().Order().ToArray());

    [Fact]
    public void Group_AnySteps_HoldsEachOnceInOrderAndNeverMoreGroupsThanColumns() => Gen.Select(Steps, Gen.Int[1, 12]).Sample((steps, columns) =>
    {
        var selected = SelectedStep.Of(Sequence(steps), StepAxis.Step);

        var groups = SelectedStep.Group(selected, columns);

        Assert.True(groups.Count <= columns);
        Assert.Equal(steps, groups.SelectMany(group => selected[group]).Select(one => one.Step));
        Assert.All(groups, group => Assert.True(group.End.Value > group.Start.Value));
    });

    [Fact]
    public void Of_PartOfTheAxis_IsThatPartAndOnRequestItsNeighbours() => Gen.Select(Steps, Gen.Int[0, 50], Gen.Int[0, 50]).Sample((steps, a, b) =>
    {
        var (from, to) = (Math.Min(a, b), Math.Max(a, b));
        var inside = SelectedStep.Of(Sequence(steps), StepAxis.Step, from: from, to: to).Select(one => one.Step).ToArray();
        var around = SelectedStep.Of(Sequence(steps), StepAxis.Step, from: from, to: to, withNeighbours: true).Select(one => one.Step).ToArray();

        Assert.Equal(steps.Where(step => step >= from && step <= to), inside);
        Assert.Equal(steps.Where(step => step < from).TakeLast(1).Concat(inside).Concat(steps.Where(step => step > to).Take(1)), around);
    });

    [Fact]
    public void Of_WallClockThatGoesBackOrIsUnknown_IsInOrderWithoutTheUnknown()
    {
        var list = new BlobList();
        double[] walls = [30, double.NaN, 10, 20];
        for (var i = 0; i < walls.Length; i++)
        {
            list.Add(0, "events", new BlobPoint(i, walls[i], 100 * i, 10));
        }

        Assert.Equal([2, 3, 0], SelectedStep.Of(BlobSequence.Of(list.Share()), StepAxis.Wall).Select(one => one.Index));
        Assert.Equal([-20.0, -10.0, 0.0], SelectedStep.Of(BlobSequence.Of(list.Share()), StepAxis.Relative, zero: 30).Select(one => one.X));
    }

    private static BlobSequence Sequence(long[] steps)
    {
        var list = new BlobList();
        for (var i = 0; i < steps.Length; i++)
        {
            list.Add(0, "events", new BlobPoint(steps[i], i, 100 * i, 10));
        }

        return BlobSequence.Of(list.Share());
    }
}
