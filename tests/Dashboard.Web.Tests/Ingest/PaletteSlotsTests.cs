using Dashboard.Web.Ingest;

namespace Dashboard.Web.Tests.Ingest;

public sealed class PaletteSlotsTests
{
    [Fact]
    public void Assign_TwelveRuns_AllHaveDifferentHues()
    {
        var slots = PaletteSlots.Assign([.. Enumerable.Range(0, PaletteSlots.Hues).Select(i => (1.0, $"run{i}"))]);
        Assert.Equal(Enumerable.Range(0, PaletteSlots.Hues), slots.Order());
    }

    [Fact]
    public void Assign_TwentyFourRuns_UseEverySlotOnce()
    {
        var slots = PaletteSlots.Assign([.. Enumerable.Range(0, PaletteSlots.Count).Select(i => (double.NaN, $"run{i}"))]);
        Assert.Equal(Enumerable.Range(0, PaletteSlots.Count), slots.Order());
    }

    [Fact]
    public void Assign_LaterRunsJoin_EarlierOnesKeepTheirSlots()
    {
        (double, string)[] early = [.. Enumerable.Range(0, 30).Select(i => ((double)i, $"trial_{i:00}"))];
        (double, string)[] late = [.. Enumerable.Range(0, 30).Select(i => (100.0 + i, $"another_{i}"))];
        Assert.Equal(PaletteSlots.Assign(early), PaletteSlots.Assign([.. late, .. early])[late.Length..]);
    }

    [Fact]
    public void Assign_OtherOrderOfTheSameRuns_GivesEachTheSameSlot()
    {
        (double, string)[] runs = [.. Enumerable.Range(0, 40).Select(i => ((double)(i % 7), $"r{i}"))];
        var forward = PaletteSlots.Assign(runs);
        Array.Reverse(runs);
        var backward = PaletteSlots.Assign(runs);
        Array.Reverse(backward);
        Assert.Equal(forward, backward);
    }

    [Fact]
    public void Assign_UnknownStart_ChoosesAfterKnownOnes()
    {
        var alone = PaletteSlots.Assign([(5, "same")])[0];
        var slots = PaletteSlots.Assign([(double.NaN, "same"), (5, "same")]);
        Assert.Equal(alone, slots[1]);
        Assert.NotEqual(alone, slots[0]);
    }

    [Fact]
    public void Assign_KnownName_GivesTheSlotItAlwaysGave() =>
        Assert.Equal(PaletteSlots.Assign([(1, "train/resnet")])[0], PaletteSlots.Assign([(9, "train/resnet")])[0]);
}
