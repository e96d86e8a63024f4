using Dashboard.Web.HParams;
using EventFormat.Protos;
using Google.Protobuf.WellKnownTypes;

namespace Dashboard.Web.Tests.HParams;

public sealed class SessionFoldingTests
{
    [Theory]
    [InlineData("run/1767225605.5625212", "run")]
    [InlineData("a/b/1767225605", "a/b")]
    [InlineData("run/trial_0", null)]
    [InlineData("run/2024", null)]
    [InlineData("run/-1767225605.5", null)]
    [InlineData("1767225605.5", null)]
    public void ParentOf_OnlyTimesNameNothing(string run, string? parent) => Assert.Equal(parent, SessionFolding.ParentOf(run));

    [Fact]
    public void Fold_SubRunsThatAgree_BecomeTheirRun()
    {
        var folded = SessionFolding.Fold([Session("run/1700000000.1", 0.5), Session("run/1700000001.2", 0.5), Session("other/1700000001.2", 0.1)]);

        Assert.Equal(["other", "run", "run"], folded.Values.Order());
    }

    [Fact]
    public void Fold_SubRunsThatDiffer_StayTrials() =>
        Assert.Empty(SessionFolding.Fold([Session("run/1700000000.1", 0.5), Session("run/1700000001.2", 0.25)]));

    [Fact]
    public void Fold_IntoARunThatIsASessionItself_DoesNot() =>
        Assert.Empty(SessionFolding.Fold([Session("run", 0.5), Session("run/1700000001.2", 0.25)]));

    private static Session Session(string name, double rate)
    {
        var start = new SessionStartInfo();
        start.Hparams["lr"] = Value.ForNumber(rate);
        return new Session(0, name, false, start, null);
    }
}
