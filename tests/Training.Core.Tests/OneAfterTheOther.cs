// TorchSharp turns numbers into Scalar objects and does not keep them alive while native code reads them: a collection that
// another thread's allocations start can free one under the call (Training.Core/README.md). Tests beside each other would
// do that to each other; a thread's own allocations cannot, since it is not in native code then.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
